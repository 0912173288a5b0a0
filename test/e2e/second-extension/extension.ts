import { appendFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { arguments_, valueCalls } from './arguments';

/** What came back from one call; `clipboard` is what the second extension could read there afterwards. */
export interface CallRecord {
  readonly command: string;
  readonly argument: string;
  readonly outcome: 'undefined' | 'value' | 'threw';
  readonly returned: string;
  readonly clipboard: string;
}

/**
 * An extension like any other, with no rights of its own. INTRUDER_RESULT is the file that it writes down what it got in,
 * one line of JSON a call, and `end` when it is through.
 */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('intruder.callEverything', () => callEverything()),
    vscode.commands.registerCommand('intruder.askForValues', () => askForValues()),
  );
}

const RESULT = process.env['INTRUDER_RESULT'] ?? '';

/** A locked vault would hide what comes after it, and ends the run for that reason. */
const LAST = ['keyward.lock'];

async function callEverything(): Promise<void> {
  const all = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('keyward.')).sort();
  const commands = [...all.filter((id) => !LAST.includes(id)), ...LAST];
  for (const command of commands) for (const [name, argument] of arguments_()) await call(command, name, argument);
  end();
}

/** With references that exist, and with every switch that somebody might have built in. */
async function askForValues(): Promise<void> {
  for (const [command, name, argument] of valueCalls()) await call(command, name, argument);
  end();
}

async function call(command: string, name: string, argument: unknown): Promise<void> {
  let returned: unknown;
  let outcome: CallRecord['outcome'] = 'undefined';
  try {
    returned = await vscode.commands.executeCommand(command, ...(Array.isArray(argument) && name === 'several' ? argument as unknown[] : [argument]));
    outcome = returned === undefined ? 'undefined' : 'value';
  } catch (error) {
    returned = error instanceof Error ? `${error.name} ${error.message} ${error.stack ?? ''}` : error;
    outcome = 'threw';
  }
  const record: CallRecord = {
    command, argument: name, outcome, returned: outcome === 'undefined' ? '' : `${String(returned)} ${JSON.stringify(returned)}`,
    clipboard: await vscode.env.clipboard.readText(),
  };
  appendFileSync(RESULT, `${JSON.stringify(record)}\n`);
}

function end(): void {
  writeFileSync(`${RESULT}.end`, '');
}
