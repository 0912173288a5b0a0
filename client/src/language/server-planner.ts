import type { PlanReplacementParams } from '../../../shared/src/core/protocol/plan-replacement';
import type { Documents, FindingPlace, Planner, PlanReply } from '../../../shared/src/flows/ports';
import { parseReply, planReply } from './plan-reply';
import type { TextPositions } from './plan-reply';

export interface ServerPlannerPorts {
  readonly request: (params: PlanReplacementParams) => Promise<unknown>;
  /** The open text of a URI as it is now. */
  readonly positions: (uri: string) => TextPositions | undefined;
  readonly documents: Pick<Documents, 'quiet'>;
}

const MAX_TRIES = 3;

/** Asks the language server how a value can be replaced, and reads its ranges against the very text they are of. */
export class ServerPlanner implements Planner {
  readonly #ports: ServerPlannerPorts;

  constructor(ports: ServerPlannerPorts) {
    this.#ports = ports;
  }

  async plan(place: FindingPlace, name: string, style: PlanReplacementParams['style']): Promise<PlanReply> {
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      const before = this.#ports.positions(place.uri);
      if (before === undefined) return { kind: 'gone' };
      const reply = parseReply(await this.#ports.request(params(place, before, name, style)));
      if (reply?.kind !== 'planned') return { kind: 'gone' };
      const now = this.#ports.positions(place.uri);
      if (now?.version === reply.version) return planReply(reply, now);
      await this.#ports.documents.quiet(place.uri);
    }
    return { kind: 'gone' };
  }
}

/**
 * A place that was seen in an older text is sent as it is: the server looks for its fingerprint again. Positions of a text
 * that is gone are only a hint then.
 */
function params(
  { uri, version, span, ruleId, fingerprint }: FindingPlace, positions: TextPositions, name: string,
  style: PlanReplacementParams['style'],
): PlanReplacementParams {
  const range = { start: positions.positionAt(span.start), end: positions.positionAt(span.end) };
  return { uri, version, range, ruleId, fingerprint, name, style };
}
