import type { TextCodec } from '../../host/files/text-codec';
import { textCodec } from '../../host/files/text-codec';
import type { StreamRedactor } from '../../scan/redact/stream-redactor';

export interface RedactStreamPorts {
  readonly input: AsyncIterable<Uint8Array>;
  /** Resolves once there is room for more; false when nobody reads any more. */
  readonly send: (bytes: Uint8Array) => Promise<boolean>;
  /** Makes the redactor for a text that begins like this. */
  readonly open: (head: string) => StreamRedactor;
}

/** `unread`: the receiver has gone. `binary`: copied as it is. */
export type RedactStreamEnd = 'done' | 'unread' | 'binary';

/**
 * Copies a stream with its secrets masked. At any time no more than a window and the piece that came last are in memory, and
 * what cannot be decoded as text comes out as it went in. Rejects when `input` does.
 */
export async function redactStream({ input, send, open }: RedactStreamPorts): Promise<RedactStreamEnd> {
  let copy: Copy | undefined;
  for await (const bytes of input) {
    if (bytes.length === 0) continue;
    copy ??= copyOf(bytes, open);
    const ready = copy.next(bytes);
    if (ready.length > 0 && !await send(ready)) return 'unread';
  }
  if (copy === undefined) return 'done';
  const last = copy.end();
  if (last.length > 0 && !await send(last)) return 'unread';
  return copy.kind === 'binary' ? 'binary' : 'done';
}

/** What becomes of one stream, piece by piece. */
interface Copy {
  readonly kind: 'text' | 'binary';
  next(bytes: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

function copyOf(head: Uint8Array, open: RedactStreamPorts['open']): Copy {
  const codec = textCodec(head);
  return codec === undefined ? { kind: 'binary', next: (bytes) => bytes, end: () => Buffer.alloc(0) } : textCopy(codec, open);
}

function textCopy(codec: TextCodec, open: RedactStreamPorts['open']): Copy {
  let redactor: StreamRedactor | undefined;
  return {
    kind: 'text',
    next: (bytes) => {
      const text = codec.decode(bytes);
      redactor ??= open(text);
      return codec.encode(redactor.push(text));
    },
    end: () => Buffer.concat([codec.encode(redactor?.end() ?? ''), codec.rest()]),
  };
}
