'use strict';

const { createHmac, timingSafeEqual } = require('node:crypto');

const JWT_SECRET = "@@JWT_SECRET@@";

/** A JSON Web Token (RFC 7519) for an hour. */
function issueTicket(customer) {
  const claims = { sub: customer, exp: Math.floor(Date.now() / 1000) + 3600 };
  const unsigned = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${unsigned}.${sign(unsigned)}`;
}

/** The customer, or undefined where the ticket is not ours or is too old. */
function readTicket(ticket) {
  const [header, claims, signature] = ticket.split('.');
  const expected = Buffer.from(sign(`${header}.${claims}`));
  const given = Buffer.from(signature ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const { sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return exp > Date.now() / 1000 ? sub : undefined;
}

function sign(text) {
  return createHmac('sha256', JWT_SECRET).update(text).digest('base64url');
}

module.exports = { issueTicket, readTicket };
