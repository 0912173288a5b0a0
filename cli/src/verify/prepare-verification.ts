import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from '../../../shared/src/core/messages/message';
import type { Result } from '../../../shared/src/core/result';
import { err, ok } from '../../../shared/src/core/result';
import { safeText } from '../../../shared/src/core/text/safe-text';
import { makeTrust } from '../../../shared/src/host/http/connect/trust';
import { parseEndpoint } from '../../../shared/src/host/http/endpoint';
import { readCaFile } from '../../../shared/src/secrets/config/ca-file';
import type { FileResult } from '../../../shared/src/sources/file-result';
import type { ScannerSettings } from '../../../shared/src/sources/scanner-settings';
import type { CliContext } from '../context';
import { codingAgent } from '../prompts/agent-environment';
import { verifyFindings } from './verify-findings';

/** What the command line says about asking vendors. */
export interface VerifyChoices {
  readonly verify?: boolean;
  /** Agreed to beforehand. */
  readonly yes?: boolean;
  /** `http://host:port`. */
  readonly verifyProxy?: string;
  /** A PEM file. */
  readonly verifyCa?: string;
}

/** Gives findings back with what their vendors say of them. */
export type VerifyFiles = (files: readonly FileResult[], settings: ScannerSettings) => Promise<readonly FileResult[]>;

/**
 * What asks vendors as the command line says. Refused, before anything is read, for coding agents, for bad options, and where
 * nobody can be asked and nobody has agreed.
 */
export async function prepareVerification(context: CliContext, choices: VerifyChoices): Promise<Result<VerifyFiles, Message>> {
  const refusal = refusalFor(context, choices);
  if (refusal !== undefined) return err(refusal);
  const proxy = choices.verifyProxy === undefined ? undefined : parseEndpoint(choices.verifyProxy, 'anywhere');
  if (proxy !== undefined && (!proxy.ok || proxy.value.tls)) return err(badProxy(choices.verifyProxy ?? ''));
  const ca = choices.verifyCa === undefined ? undefined : await readCaFile(path.resolve(context.cwd, choices.verifyCa));
  const trust = makeTrust(ca?.bytes, 'TLSv1.2');
  if (!trust.ok || (choices.verifyCa !== undefined && ca === undefined)) return err(badCa(choices.verifyCa ?? ''));
  const options = {
    trust: trust.value, now: context.now, signal: context.interruption.signal, ...(proxy?.ok === true ? { proxy: proxy.value } : {}),
    pause: async (milliseconds: number, signal: AbortSignal): Promise<void> => { await delay(milliseconds, undefined, { signal }).catch(() => undefined); },
    yes: choices.yes === true,
  };
  return ok((files, settings) => verifyFindings(context, files, settings, options));
}

function refusalFor(context: CliContext, { yes }: VerifyChoices): Message | undefined {
  const agent = codingAgent(context.environment);
  if (agent !== undefined) {
    return {
      what: `The coding agent ${agent.id} may not send found keys to their vendors.`, kept: 'Nothing was scanned, and nothing was sent.',
      next: 'Start it yourself, in a terminal of your own, or let the agent scan without --verify.',
    };
  }
  if (yes === true) return undefined;
  const terminal = context.openTerminal();
  terminal?.dispose();
  return terminal !== undefined ? undefined : {
    what: 'Found keys are sent to their vendors only after a yes, and nobody can be asked here.', kept: 'Nothing was scanned, and nothing was sent.',
    next: 'Run it in a terminal, or say --yes when you know what it sends where (docs/verification.md).',
  };
}

function badProxy(address: string): Message {
  return { what: `${safeText(address)} is no proxy.`, kept: 'Nothing was sent.', next: 'Give it as http://host:port; it must take CONNECT.' };
}

function badCa(file: string): Message {
  return { what: `${safeText(file)} holds no certificate that can be read.`, kept: 'Nothing was sent.', next: 'Give a PEM file with at least one certificate.' };
}
