import type { Expression } from '../program/expression';

/** Objects whose entries have names: https://expressjs.com/en/resources/middleware/session.html. */
export const ENTRIES = /^(?:session|sessionStorage|localStorage)$/;

/** Whose members are codes and names: `ErrorCodes.TokenMissing`, `TokenKind.Secret`. */
export const ENUMERATION = /^[A-Z]\w{0,60}(?:Codes?|Kinds?|Types?|Status|Errors|Events?|Messages|Reasons?|Names|Fields)$/;

/** What languages call the object whose method this is. */
export const OWN_OBJECT = /^(?:this|self|cls|@)$/;

/** A hole that writes an object with its fields: https://messagetemplates.org. */
export const DUMPED = /\{@\w/;

/** An argument that names an encoding: what is encoded is what the method is called on. */
export const ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|latin-?1|iso-8859-1|hex|base64(?:url)?|binary)$/i;

/** Types of errors, which a program makes many of its own: what they are made with is their text. */
export const ERROR_TYPE = /^[A-Z]\w{0,60}(?:Error|Exception)$/;

/** The last name of what is called. */
export function nameOf(callee: Expression): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
}
