import { isIP } from 'node:net';
import type { Result } from '../../core/result';
import { err, ok } from '../../core/result';

/** One server, without a path. */
export interface Endpoint {
  /** As `https://vault.example.com:8200`, the port always named. */
  readonly origin: string;
  readonly tls: boolean;
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** What the Host header says. */
  readonly authority: string;
}

/**
 * Reads `https://host:port`, with 443 and 80 as the ports that need not be named. Anything more, a path, a user name, a query, is
 * refused: it would be lost without a word. `required`: plain HTTP to another machine.
 */
export function parseEndpoint(text: string, plain: 'loopback-only' | 'anywhere'): Result<Endpoint, 'malformed' | 'required'> {
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) || !URL.canParse(text)) return err('malformed');
  const { protocol, hostname, port, username } = new URL(text);
  if (username !== '' || hostname === '') return err('malformed');
  const tls = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!tls && plain === 'loopback-only' && !isLoopbackName(host)) return err('required');
  const number = port === '' ? defaultPort(tls) : Number(port);
  return ok({
    origin: `${protocol}//${hostname}:${number}`, tls, host, port: number,
    authority: number === defaultPort(tls) ? hostname : `${hostname}:${number}`,
  });
}

/** An address of this machine itself, or `localhost`; where that name leads is checked again once the connection stands. */
function isLoopbackName(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/** 127.0.0.0/8 (RFC 1122) and ::1 (RFC 4291), also as IPv6 writes IPv4. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return isIP(plain) === 4 ? plain.startsWith('127.') : plain === '::1';
}

function defaultPort(tls: boolean): number {
  return tls ? 443 : 80;
}
