import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the server was asked, kept for assertions. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

/** One way to answer, or not to. */
export type Fault = (request: SeenRequest, response: ServerResponse, incoming: IncomingMessage) => void | Promise<void>;
