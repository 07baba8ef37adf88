import { readRules } from './read-rules.js';

/** What is said beside a part of the picture. */
export interface LifeStep {
  readonly title: string;
  /** Sentences of the README. */
  readonly rule: string;
}

/** The steps of the explanation, in the order in which `playLife` plays them. */
export function lifeSteps(): readonly LifeStep[] {
  return [
    {
      title: 'Many callers, one request',
      rule: readRules('when-it-requests-a-token', 'When a caller', 'Any number'),
    },
    {
      title: 'Another process finds it in the store',
      rule: readRules('when-it-requests-a-token', 'Sources that share'),
    },
    {
      title: 'Renewed before it expires',
      rule: readRules('when-it-serves-the-current-token', 'From a fifth'),
    },
    {
      title: 'The token server is down',
      rule: readRules('when-it-serves-the-current-token', 'If that fails'),
    },
    {
      title: 'The last 3 %: callers wait',
      rule: readRules('when-callers-wait', 'When there is'),
    },
    {
      title: 'The process that asked is killed',
      rule: readRules('when-it-requests-a-token', 'Where nothing'),
    },
    {
      title: 'The secret no longer works',
      rule: readRules('what-it-does-not-do-again', 'A rejected secret'),
    },
    {
      title: 'Another secret, and on it goes',
      rule: readRules('what-it-does-not-do-again', 'Another secret', 'Pass the secret'),
    },
  ];
}
