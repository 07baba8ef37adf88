type Payload = Record<string, unknown> & {
  grantId?: string;
  uid?: string;
  userCode?: string;
  consumed?: number;
};

/** A store for oidc-provider that no other server shares, so that tests cannot touch each other's tokens. */
export function oidcAdapter(): new (model: string) => object {
  const all = new Map<string, Payload>();

  return class OidcAdapter {
    #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    async upsert(id: string, payload: Payload): Promise<void> {
      all.set(this.#key(id), payload);
    }

    async find(id: string): Promise<Payload | undefined> {
      return all.get(this.#key(id));
    }

    async findByUid(uid: string): Promise<Payload | undefined> {
      return [...all.values()].find(payload => payload.uid === uid);
    }

    async findByUserCode(userCode: string): Promise<Payload | undefined> {
      return [...all.values()].find(payload => payload.userCode === userCode);
    }

    async consume(id: string): Promise<void> {
      const payload = all.get(this.#key(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id: string): Promise<void> {
      all.delete(this.#key(id));
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, payload] of all) if (payload.grantId === grantId) all.delete(key);
    }

    #key(id: string): string {
      return `${this.#model}:${id}`;
    }
  };
}
