import path from 'node:path';
import type { Command } from 'commander';
import { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { describe } from '../../../shared/src/core/messages/describe';
import { printReference } from '../../../shared/src/core/reference';
import { ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { brokenManifestMessage } from '../../../shared/src/flows/move-notice';
import type { StoreOpener } from '../../../shared/src/flows/ports';
import { setUpFolder } from '../../../shared/src/flows/set-up-folder';
import type { FolderReport, MissingSecret, SetUpDone, SetUpFolderPorts } from '../../../shared/src/flows/set-up-folder';
import { exitCode } from '../exit-code';
import { FileSideFiles } from '../files/file-side-files';
import { reportMessage, writeAdvice } from '../output/report-message';
import { jsonReport, printReport } from '../output/report-folder';
import type { Dialogue } from '../prompts/dialogue';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, failed, openExisting, storeOpener, withSession } from '../session';
import type { Session } from '../session';
import { asking } from './allow';

interface SetUpOptions extends GivenSources {
  readonly json?: boolean;
}

export function addSetupCommand(program: Command, { context, finish }: CommandHost): void {
  addPasswordOptions(program.command('setup'))
    .argument('[folder]', 'the folder whose keyward.env is meant', '.')
    .description('make a cloned folder ready: what its manifest asks for, what is missing, and how to get it')
    .option('--json', 'only say what there is and what is missing, as JSON')
    .addHelpText('after', HELP)
    .action(async (folder: string, options: SetUpOptions) => {
      finish(await withSession(context, options, (session) => setUp(session, folder, options)));
    });
}

const HELP = `
It looks at stores and names, reads no value and changes nothing in the repository. A store's address never comes from a
repository: what you lack is added by you. Missing values are taken without echo, into the stores that you have.
Exit code 3: something is still missing.

Examples:
  keyward setup
  keyward setup ../shop --json
`;

async function setUp(session: Session, folder: string, { json }: SetUpOptions): Promise<number> {
  const { context, vault: { service, approvals } } = session;
  const sideFiles = new FileSideFiles({ ...context, cwd: path.resolve(context.cwd, folder) });
  const manifest = await nearestManifest(path.resolve(context.cwd, folder, 'keyward.env'), sideFiles);
  const ask = json === true ? undefined : asking(session);
  const outcome = await setUpFolder(manifest, {
    service, approvals, sideFiles, openStore: opener(session, json === true), ask,
    show: (report) => {
      if (json === true) return;
      printReport(context.stdout, report);
      if (ask !== undefined) sayWhatLacks(session, report);
    },
    enterValue: json === true ? undefined : enterValue(session),
  });
  switch (outcome.kind) {
    case 'no-manifest':
      reportMessage(context.stderr, {
        what: `There is no keyward.env in ${safeText(path.resolve(context.cwd, folder))} or above it, up to ${safeText(outcome.root)}: nothing is asked for.`,
        next: 'Name the folder that has one, or move this folder\'s secrets with "keyward fix".',
      });
      return exitCode.usage;
    case 'manifest-broken':
      reportMessage(context.stderr, brokenManifestMessage(outcome));
      return exitCode.usage;
    case 'failed':
      return failed(session, outcome.error);
    case 'done':
      if (json === true) context.stdout.write(`${JSON.stringify(jsonReport(outcome), null, 2)}\n`);
      else conclude(session, outcome);
      return outcome.ready ? exitCode.clean : exitCode.incomplete;
  }
}

/** No vault is made where nobody can say that there shall be one. */
function opener(session: Session, onlyLook: boolean): StoreOpener {
  if (!onlyLook && (session.dialogue !== undefined || session.passwordGiven)) return storeOpener(session);
  return async (store) => {
    const opened = await openExisting(session, store);
    return opened.ok ? ok() : opened;
  };
}

/** Before anything is asked: who agrees should know that it is not enough yet. */
function sayWhatLacks({ dialogue }: Session, { stores, approved }: FolderReport): void {
  if (approved) return;
  for (const { name, state } of stores) {
    if (state === 'unknown') dialogue?.say(`You have no store "${safeText(name)}" yet: whatever you answer, nothing can come from it before "keyward store add ${safeText(name)}".`);
  }
}

/** Enter leaves one name missing, a hyphen or Ctrl-C the rest. */
function enterValue({ dialogue }: Session): SetUpFolderPorts['enterValue'] {
  if (dialogue === undefined) return undefined;
  let explained = false;
  return async ({ request, what }: MissingSecret): Promise<SecretValue | 'skip-all' | undefined> => {
    if (!explained) dialogue.say('Missing values are typed without echo. Enter alone skips one, a single hyphen (-) skips all that follow.');
    explained = true;
    const name = safeText(request.name);
    const place = `${safeText(request.ref.path)} in "${safeText(request.ref.store)}"`;
    dialogue.say(`${name}: ${what === 'field' ? `${place} has no field "${safeText(request.ref.field)}"` : `there is no ${place}`}.`);
    return askValue(dialogue, `Value of ${safeText(printReference(request.ref))} (Enter skips it): `);
  };
}

/** A single character is more likely an answer to a question that was expected here than a secret. */
async function askValue(dialogue: Dialogue, question: string): Promise<SecretValue | 'skip-all' | undefined> {
  for (;;) {
    const value = await dialogue.askHidden(question);
    if (value === undefined || value.byteLength > 1) return value;
    const skips = value.byteLength === 0 || isHyphen(value);
    if (!skips && await dialogue.confirm('That is one character only. Is it the value?', 'no')) return value;
    const answer = value.byteLength === 0 ? undefined : 'skip-all';
    value.dispose();
    if (skips) return answer;
  }
}

function isHyphen(value: SecretValue): boolean {
  const hyphen = SecretValue.fromText('-');
  const same = value.equals(hyphen);
  hyphen.dispose();
  return same;
}

function conclude({ context: { stdout, stderr } }: Session, { report, nothingToDo, ready, approval, stored, problems }: SetUpDone): void {
  for (const ref of stored) stderr.write(`${stderr.paint('green', 'stored')} ${safeText(printReference(ref))}\n`);
  for (const { request, error } of problems) {
    const { what, next } = describe(error);
    reportMessage(stderr, { what: `${safeText(request.name)} was not stored: ${what}`, next });
  }
  if (nothingToDo) stdout.write('Nothing to do: everything is there and approved.\n');
  for (const next of stepsLeft(report, approval)) writeAdvice(stdout, { next }, '');
  if (ready) writeAdvice(stdout, { next: 'Start programs with "keyward run -- <command>".' }, '');
}

function stepsLeft({ stores, approved, secrets }: FolderReport, approval: SetUpDone['approval']): readonly string[] {
  const missing = secrets.filter(({ state }) => state.kind === 'missing');
  return [
    ...stores.flatMap(({ name, state, error }) => {
      if (state === 'unknown') return [`Add the store: "keyward store add ${safeText(name)}" asks for its address; whoever gave you this folder knows it.`];
      if (state === 'needs-sign-in') return [`Sign in: "keyward store login ${safeText(name)}".`];
      return error === undefined ? [] : [`"${safeText(name)}": ${describe(error).next}`];
    }),
    ...(missing.length === 0 ? [] : ['Ask a colleague for what is missing, and store it with "keyward secret new", or run "keyward setup" again and type it.']),
    ...(approved ? [] : [approval === 'declined' ? 'Nothing is approved, so no program of this folder gets a secret.' : 'Approve the folder with "keyward allow", in a terminal.']),
  ];
}
