/** `plain` is what people write; `strict` makes the program itself fail where the language's idiom is silent. */
export type LookupStyle = 'plain' | 'strict';

/** What the user should know of an edit. */
export type LookupNote = 'import-added' | 'const-became-var' | 'helper-added' | 'compose-needs-environment' | 'kubernetes-secret-needed'
  | 'evaluated-at-import'
  /** The name has to be made a secret of the repository, or a variable of the project, where its jobs run. */
  | 'workflow-secret-needed' | 'gitlab-variable-needed'
  /** Ansible prints what a task was given, unless the task says no_log. */
  | 'ansible-needs-no-log'
  /** An image is built with the variable as a build secret; a container is started with it. */
  | 'docker-build-needs-secret' | 'docker-run-needs-variable';

/** No lookup can be written here: the value is stored, the code stays, and this is explained. */
export type StoreOnlyReason =
  | 'language-without-lookup' | 'json-has-no-interpolation' | 'position-needs-constant' | 'inside-comment'
  | 'dockerfile-has-no-runtime-lookup' | 'markup' | 'not-a-literal'
  /** A Secret is itself where the cluster keeps the value: nothing could be looked up from there. */
  | 'kubernetes-secret-keeps-value'
  /** The program that reads this place takes certain names alone; a variable of this one would not reach it. */
  | 'read-by-its-own-name'
  /** A secret in the text of a workflow's script could be read, or run, by whatever else the script does. */
  | 'script-needs-variable'
  | 'pip-conf-has-no-lookup' | 'nginx-has-no-lookup' | 'helm-values-have-no-lookup'
  /** Terraform gives a variable x what its environment has as TF_VAR_x, and reads no other names. */
  | 'terraform-needs-tf-var'
  /** Only whole values of variables can refer to a Secret: not a part of one, nor a command's argument. */
  | 'kubernetes-needs-whole-variable';

/** Nothing may be moved here. */
export type RefusalReason = 'bundled-for-browsers' | 'runs-on-devices' | 'stale' | 'already-a-lookup' | 'invalid-name';

/** Why no lookup can be put at a cursor. `not-a-literal`: no value could stand there. */
export type InsertionRefusal = StoreOnlyReason | RefusalReason
  /** A .env file assigns values; its program gets the variable by the manifest's line. */
  | 'dotenv-reads-manifest';
