import type { LookupRequest, StoreOnlyReason } from '../plan';
import { composeForm, isComposeFile } from './compose';
import type { PlaceholderForm } from './yaml-placeholder';
import type { YamlScalar } from './yaml-scalar';

/** How the reader of a YAML file replaces placeholders, by the file's path; undefined where none is known to. */
export function yamlForm(request: LookupRequest): PlaceholderForm | undefined {
  if (isComposeFile(request)) return composeForm;
  if (request.languageId === 'github-actions-workflow') return workflowForm;
  if (request.languageId !== 'yaml') return undefined;
  const { path = '' } = request;
  if (/(?:^|\/)\.gitlab-ci\.ya?ml$/.test(path)) return gitlabForm;
  if (/(?:^|\/)(?:application|bootstrap)(?:-[\w-]+)?\.ya?ml$/.test(path)) return springForm;
  if (/(?:^|\/)\.yarnrc\.ya?ml$/.test(path)) return yarnForm;
  return isAnsible(request) ? ansibleForm : undefined;
}

/**
 * GitHub Actions: an expression in `env`, `with` and credentials. In a script it would be pasted into the script's text.
 * Source: https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
 */
const workflowForm: PlaceholderForm = {
  form: 'secrets', notes: ['workflow-secret-needed'], reserved: /\$\{\{/,
  placeholder: ({ name }) => `\${{ secrets.${name} }}`,
  refuses: (scalar, { name }) => {
    // https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets
    if (/^GITHUB_/i.test(name)) return 'read-by-its-own-name';
    const key = scalar.path.at(-1);
    if (key === 'run' || key === 'script') return 'script-needs-variable';
    const holder = scalar.path.at(-2);
    return holder === 'env' || holder === 'with' || holder === 'secrets' || holder === 'credentials' ? undefined : 'position-needs-constant';
  },
};

/**
 * GitLab CI: `${NAME}` in `variables`, which the project's own variables fill. One that has the name itself is not needed.
 * Source: https://docs.gitlab.com/ci/variables/where_variables_can_be_used/
 */
const gitlabForm: PlaceholderForm = {
  form: '${…}', notes: ['gitlab-variable-needed'], reserved: /\$/,
  placeholder: ({ name }) => `\${${name}}`,
  refuses: (scalar, { name }) => {
    if (isScript(scalar)) return 'script-needs-variable';
    const at = scalar.path.lastIndexOf('variables');
    // `variables: { KEY: value }`, and with a description `variables: { KEY: { value: value } }`.
    const isVariable = at >= 0 && (at === scalar.path.length - 2 || (at === scalar.path.length - 3 && scalar.path.at(-1) === 'value'));
    if (!isVariable) return 'position-needs-constant';
    // The project's variable comes before one of the file: https://docs.gitlab.com/ci/variables/#cicd-variable-precedence
    return scalar.path[at + 1] === name ? 'line-goes' : undefined;
  },
};

function isScript({ path }: YamlScalar): boolean {
  return path.some((key) => key === 'script' || key === 'before_script' || key === 'after_script');
}

/**
 * Spring Boot: a placeholder out of the environment; a context with one that is not there does not start.
 * Source: https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.property-placeholders
 */
const springForm: PlaceholderForm = {
  form: '${…}', notes: [], reserved: /\$\{|\\$/, placeholder: ({ name }) => `\${${name}}`,
};

/** Yarn 2 and later, which refuses to start without: https://yarnpkg.com/configuration/yarnrc */
const yarnForm: PlaceholderForm = {
  form: '${…}', notes: [], reserved: /\$\{/, placeholder: ({ name }) => `\${${name}}`,
};

/**
 * Ansible: the `env` lookup, whose result is empty where the variable is not set; strict style makes that an error.
 * Source: https://docs.ansible.com/ansible/latest/collections/ansible/builtin/env_lookup.html
 */
const ansibleForm: PlaceholderForm = {
  form: 'lookup', notes: ['ansible-needs-no-log'], reserved: /\{[{%#]/, needsQuotes: true,
  placeholder: ({ name, style }) => (style === 'strict'
    ? `{{ lookup('env', '${name}') | default(undef('${name} is not set'), true) }}`
    : `{{ lookup('env', '${name}') }}`),
  refuses: (scalar): StoreOnlyReason | undefined => (scalar.path.length === 0 ? 'position-needs-constant' : undefined),
};

/** Where Ansible keeps variables and tasks, and playbooks anywhere: lists of plays, which have hosts. */
function isAnsible({ path = '', text }: LookupRequest): boolean {
  return /(?:^|\/)(?:group_vars|host_vars)\//.test(path) || /(?:^|\/)roles\/[^/]+\/(?:vars|defaults|tasks|handlers)\//.test(path)
    || (/^-[ \t]+(?:name|hosts):/m.test(text) && /^[ -][ \t]+hosts:[ \t]*\S/m.test(text));
}
