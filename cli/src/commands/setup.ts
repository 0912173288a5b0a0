import path from 'node:path';
import type { Command } from 'commander';
import type { SecretValue } from '../../../shared/src/core/redact/secret-value';
import { describe } from '../../../shared/src/core/messages/describe';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { nearestManifest } from '../../../shared/src/flows/manifest-file';
import { brokenManifestMessage } from '../../../shared/src/flows/move-notice';
import { setUpFolder } from '../../../shared/src/flows/set-up-folder';
import type { FolderReport, MissingSecret, SetUpDone, SetUpFolderPorts } from '../../../shared/src/flows/set-up-folder';
import { exitCode } from '../exit-code';
import { FileSideFiles } from '../files/file-side-files';
import { reportMessage, writeAdvice } from '../output/report-message';
import { jsonReport, printReport } from '../output/report-folder';
import type { GivenSources } from '../prompts/given-secrets';
import type { CommandHost } from '../command-host';
import { addPasswordOptions, failed, storeOpener, withSession } from '../session';
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
    service, approvals, sideFiles, openStore: storeOpener(session), ask,
    show: (report) => { if (json !== true) printReport(context.stdout, report); },
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

/** One empty answer leaves one name missing; Ctrl-C leaves the rest. */
function enterValue({ dialogue }: Session): SetUpFolderPorts['enterValue'] {
  if (dialogue === undefined) return undefined;
  return async ({ request, what }: MissingSecret): Promise<SecretValue | undefined> => {
    const name = safeText(request.name);
    const place = `${safeText(request.ref.path)} in "${safeText(request.ref.store)}"`;
    const lacks = what === 'field' ? `${place} has no field "${safeText(request.ref.field)}"` : `there is no ${place}`;
    if (!await dialogue.confirm(`${name}: ${lacks}. Type its value now?`, 'no')) return undefined;
    return dialogue.askHidden(`Value of ${safeText(printReference(request.ref))}: `);
  };
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
