/**
 * What an answer of the server means. Statuses and members decide first; wording only where several meanings share a status,
 * since HashiCorp and OpenBao word some errors differently.
 */
export type AnswerKind =
  /** 2xx. */
  | 'ok'
  /** What `sys/health` says of the node, whatever its status: `initialized`, `sealed` and `standby` are in the body. */
  | 'health'
  /** 404 without more: nothing there, or a LIST of nothing. */
  | 'not-found'
  /** 404 with `data.metadata`: the version was deleted or destroyed. */
  | 'gone-version'
  /** 404 with a warning: the path does not fit the engine's version. */
  | 'wrong-path'
  /** 404: no engine is mounted there. */
  | 'no-route'
  | 'no-namespace'
  /** 400: check-and-set named another version than the newest. */
  | 'conflict'
  /** 400: this secret wants check-and-set. */
  | 'check-and-set-required'
  /** 400: a token or lease that cannot be renewed (any more). */
  | 'not-renewable'
  /** 400: a wrapping token that was used, has expired or never was one. */
  | 'wrapping-token-invalid'
  /** 400: role id, secret id, user or password is not taken. */
  | 'credentials-refused'
  | 'bad-request'
  /** 403. For want of a policy or of a valid token: only `auth/token/lookup-self` can tell. */
  | 'denied'
  /** 405: this engine does not do this. 415: not with this kind of body. */
  | 'unsupported'
  /** 412: this node has not heard of our last write yet. */
  | 'not-replicated'
  | 'too-large'
  | 'rate-limited'
  | 'sealed'
  /** 500 or 503 while a cluster elects its leader, 472, 473: ask again, or another node. */
  | 'standby'
  | 'server-error';
