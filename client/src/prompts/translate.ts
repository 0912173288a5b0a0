/** Puts `values` into `{0}`, `{1}` … of a text, in the editor's language. The English text is the key. */
export type Translate = (message: string, ...values: readonly (string | number)[]) => string;
