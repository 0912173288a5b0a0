import { describe } from '../../../shared/src/core/messages/describe';
import { printReference } from '../../../shared/src/core/reference';
import { safeText } from '../../../shared/src/core/text/safe-text';
import type { FolderReport, FolderStore, SecretState, SetUpDone } from '../../../shared/src/flows/set-up-folder';
import type { TextOutput } from '../context';
import { printTable } from './table';

/** What a folder's manifest asks for, store by store. */
export function printReport(output: TextOutput, { folder, stores, secrets, approved }: FolderReport): void {
  output.write(`${output.paint('bold', safeText(folder))}\n`);
  for (const store of stores) {
    output.write(`\nstore "${safeText(store.name)}": ${storeWords(store)}\n`);
    const rows = secrets.filter(({ request }) => request.ref.store === store.name)
      .map(({ request, state }) => [request.name, printReference(request.ref), stateWords(state)]);
    printTable(output, ['name', 'reference', 'state'], rows);
  }
  output.write(`\n${approved ? 'You approved what this folder asks for.' : 'You have not approved what this folder asks for.'}\n`);
}

/** The same for a program. */
export function jsonReport({ report, ready }: SetUpDone): Readonly<Record<string, unknown>> {
  const { folder, stores, secrets, approved } = report;
  return {
    folder, ready, approved,
    stores: stores.map(({ name, type, state, error }) => ({ name, type, state, error: error?.kind })),
    secrets: secrets.map(({ request, state }) => ({
      name: request.name, reference: printReference(request.ref), state: state.kind === 'missing' ? `missing-${state.what}` : state.kind,
    })),
  };
}

function storeWords({ state, error }: FolderStore): string {
  switch (state) {
    case 'ready': return 'ready';
    case 'unknown': return 'you have no store of this name';
    case 'needs-sign-in': return 'you are not signed in';
    case 'closed': return error === undefined ? 'closed' : describe(error).what;
  }
}

const MISSING = {
  secret: 'missing', deleted: 'deleted', field: 'its field is missing', version: 'its version is missing',
} as const;

function stateWords(state: SecretState): string {
  switch (state.kind) {
    case 'there': return 'there';
    case 'missing': return MISSING[state.what];
    case 'not-looked-at': return 'not known yet';
    case 'unreadable': return describe(state.error).what;
  }
}
