import type { PatternClass } from './pattern-class';

const HARDENING = 'https://docs.github.com/en/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions';

/** Secrets in workflows of continuous integration. */
export const workflowClasses: readonly PatternClass[] = [
  {
    id: 'keyward/workflow-secret-echoed', title: 'Workflow prints a secret', severity: 'error', cwe: 532, documentation: HARDENING,
    description: 'A step of a workflow writes a secret to its log.',
    why: 'The log is open to everybody who may read the repository. Masking hides only the exact value: an encoded or shortened one is shown.',
    remediation: 'Take the line out, or print whether the secret is set and not what it is. If a run showed it, change the secret.',
    finds: ['echo, printf and the like of a secret or of a variable with the name of one, in a script of GitHub Actions or GitLab CI'],
  },
  {
    id: 'keyward/workflow-secret-inline', title: 'Secret put into a script\'s text', severity: 'warning', cwe: 78, documentation: HARDENING,
    description: 'An expression with a secret stands inside of a script.',
    why: 'The value is put into the script before a shell reads it: it appears in the list of processes, and a quote in it ends the string, so that the rest is run as a command.',
    remediation: 'Give it to the step as a variable under env: and use the variable in quotes.',
    finds: ['${{ secrets.… }} inside of a run: block of GitHub Actions'],
  },
  {
    id: 'keyward/workflow-secrets-inherited', title: 'All secrets go to another workflow', severity: 'information', cwe: 668, documentation: HARDENING,
    description: 'A called workflow is given every secret of the repository.',
    why: 'The other workflow, and all that it calls, can use secrets that it does not need, also those that are added later.',
    remediation: 'Name the secrets that it needs under secrets:.',
    finds: ['secrets: inherit in a job that calls another workflow, and toJSON(secrets)'],
  },
];
