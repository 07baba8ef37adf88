import type { ForInStatement, ForOfStatement, ForStatement, Statement, VariableDeclaration } from 'acorn';
import { evaluate, UnknownCode, write } from './expressions.js';
import type { Frame, Scope } from './scope.js';

export const RETURN = 'return';

/** How a statement ends that is not followed by the next one. */
export type End =
  | { readonly kind: typeof RETURN; readonly value: unknown }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined };

/** Carries out a statement in a call. */
export type Execute = (frame: Frame) => End | undefined;

/** @throws {UnknownCode} for a form of statement that is not run */
export function execute(node: Statement, scope: Scope, label?: string): Execute {
  switch (node.type) {
    case 'ExpressionStatement': {
      const value = evaluate(node.expression, scope);
      return frame => {
        value(frame);
        return undefined;
      };
    }
    case 'VariableDeclaration':
      return declare(node, scope);
    case 'ReturnStatement': {
      const value = node.argument ? evaluate(node.argument, scope) : () => undefined;
      return frame => ({ kind: RETURN, value: value(frame) });
    }
    case 'IfStatement': {
      const test = evaluate(node.test, scope);
      const yes = execute(node.consequent, scope.block());
      const no = node.alternate ? execute(node.alternate, scope.block()) : () => undefined;
      return frame => (test(frame) ? yes(frame) : no(frame));
    }
    case 'BlockStatement':
      return inTurn(node.body, scope.block());
    case 'ForStatement':
      return loop(node, scope.block(), label);
    case 'ForInStatement':
    case 'ForOfStatement':
      return loopOver(node, scope.block(), label);
    case 'LabeledStatement': {
      const body = execute(node.body, scope, node.label.name);
      return frame => {
        const end = body(frame);
        return end?.kind === 'break' && end.label === node.label.name ? undefined : end;
      };
    }
    case 'BreakStatement':
    case 'ContinueStatement': {
      const kind = node.type === 'BreakStatement' ? 'break' : 'continue';
      const end: End = { kind, label: node.label?.name };
      return () => end;
    }
    case 'ThrowStatement': {
      const value = evaluate(node.argument, scope);
      return frame => {
        throw value(frame);
      };
    }
    case 'EmptyStatement':
      return () => undefined;
    default:
      throw new UnknownCode(node.type);
  }
}

/** Carries out statements one after the other. */
export function inTurn(nodes: readonly Statement[], scope: Scope): Execute {
  const parts = nodes.map(part => execute(part, scope));
  return frame => {
    for (const part of parts) {
      const end = part(frame);
      if (end) return end;
    }
    return undefined;
  };
}

function declare({ kind, declarations }: VariableDeclaration, scope: Scope): Execute {
  const parts = declarations.map(({ id, init }) => {
    if (id.type !== 'Identifier') throw new UnknownCode('a declaration by a pattern');
    scope.declare(id.name, kind === 'var');
    return { set: write(id.name, scope), value: init ? evaluate(init, scope) : undefined };
  });
  return frame => {
    for (const { set, value } of parts) {
      // A `var` without a value keeps the one that it has.
      if (value || kind !== 'var') set(frame, value?.(frame));
    }
    return undefined;
  };
}

function loop({ init, test, update, body }: ForStatement, scope: Scope, label: string | undefined): Execute {
  const start =
    init?.type === 'VariableDeclaration' ? declare(init, scope) : init ? evaluate(init, scope) : undefined;
  const goesOn = test ? evaluate(test, scope) : () => true;
  const next = update ? evaluate(update, scope) : undefined;
  const run = execute(body, scope.block());
  return frame => {
    for (start?.(frame); goesOn(frame); next?.(frame)) {
      const end = run(frame);
      if (end && isOfLoop(end, label)) {
        if (end.kind === 'break') return undefined;
      } else if (end) return end;
    }
    return undefined;
  };
}

function loopOver(
  { type, left, right, body }: ForInStatement | ForOfStatement,
  scope: Scope,
  label: string | undefined,
): Execute {
  const [declared] = left.type === 'VariableDeclaration' ? left.declarations : [];
  if (left.type !== 'VariableDeclaration' || declared?.id.type !== 'Identifier')
    throw new UnknownCode('a loop over a pattern');
  const whole = evaluate(right, scope);
  scope.declare(declared.id.name, left.kind === 'var');
  const set = write(declared.id.name, scope);
  const run = execute(body, scope.block());
  return frame => {
    const value = whole(frame);
    for (const item of type === 'ForInStatement' ? keysOf(value) : (value as Iterable<unknown>)) {
      set(frame, item);
      const end = run(frame);
      if (end && isOfLoop(end, label)) {
        if (end.kind === 'break') return undefined;
      } else if (end) return end;
    }
    return undefined;
  };
}

/** The keys that `for (… in …)` goes through. */
function keysOf(value: unknown): string[] {
  const keys: string[] = [];
  for (const key in value as object) keys.push(key);
  return keys;
}

/** Whether a `break` or `continue` is about this loop. */
function isOfLoop(
  end: End,
  label: string | undefined,
): end is Exclude<End, { readonly kind: typeof RETURN }> {
  return end.kind !== RETURN && (end.label === undefined || end.label === label);
}
