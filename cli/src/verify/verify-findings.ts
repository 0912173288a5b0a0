import type { Finding, SecretFinding } from '../../../shared/src/core/model/finding';
import type { Verification } from '../../../shared/src/core/model/verification';
import type { FileResult, LocatedFinding } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { VendorCheck } from '../../../shared/src/verify/vendor-check';
import { checkFor, hostOf } from '../../../shared/src/verify/vendor-checks';
import type { VerifierOptions } from '../../../shared/src/verify/verifier';
import { Verifier } from '../../../shared/src/verify/verifier';
import type { CliContext } from '../context';
import { reportMessage } from '../output/report-message';
import { agreement } from '../prompts/agreement';
import { Dialogue } from '../prompts/dialogue';
import { foundValue } from './found-value';

/** One value to be asked about, wherever it stands. */
interface Question {
  readonly check: VendorCheck;
  readonly file: string;
  readonly finding: SecretFinding;
}

/**
 * The findings with what their vendors say of them, after the person has agreed to the hosts. Each value is sent once, to the
 * vendor of its own rule; one that is active makes an error. A no changes nothing.
 */
export async function verifyFindings(
  context: CliContext, files: readonly FileResult[], settings: ScannerSettings, options: VerifierOptions & { readonly yes: boolean },
): Promise<readonly FileResult[]> {
  const questions = questionsOf(files);
  if (questions.size === 0) {
    reportMessage(context.stderr, NOTHING_TO_ASK, 'note');
    return files;
  }
  if (!await agreedTo(context, [...questions.values()], options.yes)) return files;
  const verifier = new Verifier(options);
  try {
    const answers = new Map<string, Verification>();
    await Promise.all([...questions].map(async ([name, { check, file, finding }]) => {
      const value = foundValue(file, finding, settings.fingerprintKey);
      if (value === undefined) return;
      try {
        answers.set(name, await verifier.verify(check, value));
      } finally {
        value.dispose();
      }
    }));
    return files.map((file) => ({ ...file, findings: file.findings.map((finding) => withAnswer(finding, answers.get(nameOf(finding)))) }));
  } finally {
    verifier.dispose();
  }
}

function questionsOf(files: readonly FileResult[]): ReadonlyMap<string, Question> {
  const questions = new Map<string, Question>();
  for (const { file, findings } of files) {
    for (const finding of findings) {
      const check = finding.kind === 'secret' ? checkFor(finding.ruleId) : undefined;
      if (finding.kind === 'secret' && check !== undefined && !questions.has(nameOf(finding))) questions.set(nameOf(finding), { check, file, finding });
    }
  }
  return questions;
}

function nameOf({ ruleId, fingerprint }: Finding): string {
  return `${ruleId} ${fingerprint}`;
}

function withAnswer(finding: LocatedFinding, verification: Verification | undefined): LocatedFinding {
  if (verification === undefined || finding.kind === 'pattern') return finding;
  return { ...finding, verification, severity: verification.state === 'active' ? 'error' : finding.severity };
}

async function agreedTo(context: CliContext, questions: readonly Question[], yes: boolean): Promise<boolean> {
  const terminal = yes ? undefined : context.openTerminal();
  const dialogue = terminal === undefined ? undefined : new Dialogue(terminal, context.interruption);
  try {
    const agreed = await agreement({ dialogue, context }, yes)?.ask(whatIsSent(questions), 'Send them?') ?? false;
    if (!agreed) reportMessage(context.stderr, NOTHING_SENT, 'note');
    return agreed;
  } finally {
    dialogue?.dispose();
    terminal?.dispose();
  }
}

function whatIsSent(questions: readonly Question[]): readonly string[] {
  const hosts = new Map<string, number>();
  for (const { check } of questions) hosts.set(hostOf(check), (hosts.get(hostOf(check)) ?? 0) + 1);
  const list = [...hosts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([host, times]) => `${host} (${times})`).join(', ');
  return [
    `To learn whether they are active, ${questions.length === 1 ? 'one found value is' : `${questions.length} found values are`} sent over TLS to `
    + `${questions.length === 1 ? 'its vendor' : 'the vendor of each'}: ${list}.`,
    'A vendor sees this machine\'s address, and may note that the key was used. Nothing is changed there.',
  ];
}

const NOTHING_TO_ASK = {
  what: 'No finding is of a vendor that can be asked.', kept: 'Nothing was sent.', next: 'docs/verification.md lists those that can.',
} as const;

const NOTHING_SENT = { what: 'No vendor was asked.', kept: 'Nothing was sent.', next: 'The report says what was found, and not whether it is active.' } as const;
