import type { SecretValue } from '../../../../../core/redact/secret-value';

/** What was read. Strings at secret places are SecretValues, and anything else there is a SecretJson: secret-places.ts. */
export type Json = null | boolean | number | string | SecretValue | SecretJson | readonly Json[] | JsonMembers;

/** Without a prototype, so that members called `__proto__` or `constructor` are members like others. */
export interface JsonMembers {
  readonly [name: string]: Json | undefined;
}

/** What is sent. SecretValues become JSON strings and SecretJson stays what it was, neither ever being a string on the way. */
export type JsonInput = null | boolean | number | string | SecretValue | SecretJson | readonly JsonInput[] | JsonInputMembers;

export interface JsonInputMembers {
  readonly [name: string]: JsonInput | undefined;
}

/** A secret that is no string in JSON: a number, an object. Its text, as the server wrote it. */
export class SecretJson {
  readonly text: SecretValue;

  constructor(text: SecretValue) {
    this.text = text;
  }

  dispose(): void {
    this.text.dispose();
  }
}
