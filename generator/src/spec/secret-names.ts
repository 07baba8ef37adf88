const SECRET =
  /^(authorization|cookie|password|passwd|assertion|.*(secret|password|api_?key|private_?key|signature)|(.*_)?(access|refresh|id|subject|actor|session)_?token|token|jwt|client_assertion)$/;

/** Whether a field, parameter or header of this name holds a secret, by its name alone. */
export function isSecretName(name: string): boolean {
  return SECRET.test(
    name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toLowerCase(),
  );
}
