import type { SecurityScheme } from '../document/document.js';
import type { OperationModel, ProviderModel } from './provider-model.js';

/** A security scheme under its name in the spec. */
export interface NamedScheme extends SecurityScheme {
  readonly name: string;
  /** Name of the header or parameter that carries an API key. */
  readonly keyName?: string;
}

/** Lists the security schemes that some operations may use, each once, in the order in which they are first named. */
export function schemesOf(
  { spec }: ProviderModel,
  ...operations: readonly Pick<OperationModel, 'requirements'>[]
): NamedScheme[] {
  const known = spec.document.components?.securitySchemes ?? {};
  const names = new Set(
    operations.flatMap(({ requirements }) => requirements.flatMap(one => Object.keys(one))),
  );
  return [...names].flatMap(name => {
    if (!Object.hasOwn(known, name)) return [];
    const { name: keyName, ...scheme } = known[name] as SecurityScheme;
    return [{ ...scheme, name, ...(keyName !== undefined && { keyName }) }];
  });
}

/** Whether an operation accepts HTTP Basic. */
export function takesBasic(model: ProviderModel, operation: OperationModel): boolean {
  return schemesOf(model, operation).some(
    ({ type, scheme }) => type === 'http' && scheme?.toLowerCase() === 'basic',
  );
}
