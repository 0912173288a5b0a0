/**
 * Where answers carry secrets. What is read there never becomes a string: names of members from the top, `*` for any.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 and /auth/token, /auth/approle, /system/wrapping-unwrap
 */
export const SECRET_PLACES: readonly (readonly string[])[] = [
  // The fields of a KV v2 version.
  ['data', 'data', '*'],
  // auth/approle/role/…/secret-id, also when unwrapped.
  ['data', 'secret_id'],
  // auth/token/lookup-self names the token itself.
  ['data', 'id'],
  // A login, or a token that was unwrapped.
  ['auth', 'client_token'],
  ['wrap_info', 'token'],
];
