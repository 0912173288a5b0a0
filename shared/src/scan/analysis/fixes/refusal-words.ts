import type { FixRefusal } from './fix';

/** Why no edit is offered, as one sentence. */
export function refusalWords(reason: FixRefusal): string {
  switch (reason) {
    case 'gone': return 'The place is another one now.';
    case 'decided-elsewhere': return 'What has to change stands somewhere else.';
    case 'answers-both': return 'The same answer is given when all goes well: answer without details where the error is caught.';
    case 'no-standard-function': return 'The language has no safe function of its own for this: choose a library.';
    case 'may-be-missing': return 'A side may be missing, which the safe function does not take: put it into a variable, test that, and compare then.';
    case 'browser-storage': return 'Every script of a page reads its storage: keep the value on the server, behind an HttpOnly cookie.';
    case 'system-keychain': return 'An application\'s settings are a plain file: keep the value in the system\'s keychain (Apple\'s Keychain, Android\'s Keystore).';
    case 'needs-encryption': return 'No edit alone protects what lies there: keep a hash, encrypt it, or use the system\'s keyring.';
    case 'server-decides': return 'The server decides how it takes the value: move it to a header or the body as its documentation says.';
    case 'needs-trusted-party': return 'Somebody has to say whom to trust: a list of known hosts, a fingerprint or an authority\'s certificate.';
    case 'program-decides': return 'The program that is started decides how it takes the value: see its documentation for a file, standard input or a variable.';
    case 'build-decides': return 'Mount it only for the command that needs it: RUN --mount=type=secret; what runs later gets it when it is started.';
    case 'move-to-vault': return 'The value belongs into the vault, and the code reads it from the environment.';
    case 'in-notebook': return 'This is the notebook\'s file: open the notebook in an editor, where each cell has its fixes.';
    case 'not-understood': return 'The code around it is not understood well enough for an edit that is certain.';
  }
}
