import type { UnknownReason, Verification } from '../../core/model/verification';

/** What a vendor said, in a few words with the host and the time. */
export function verificationWords(verification: Verification): string {
  const { state, host, checkedAt } = verification;
  const asked = `${host}, ${checkedAt.slice(0, 16).replace('T', ' ')} UTC`;
  switch (state) {
    case 'active': return `[active: ${asked}]`;
    case 'inactive': return `[not active: ${asked}]`;
    case 'unknown': return `[not known whether active: ${REASONS[verification.reason]}; ${asked}]`;
  }
}

const REASONS: Readonly<Record<UnknownReason, string>> = {
  unreachable: 'no connection', 'timed-out': 'no answer in time', tls: 'the connection could not be trusted', 'rate-limited': 'the vendor was asked too often',
  cancelled: 'called off', 'unclear-answer': 'the answer does not say', 'not-sendable': 'no header can carry it',
};
