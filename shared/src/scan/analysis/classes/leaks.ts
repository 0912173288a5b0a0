import { cwePage, type PatternClass } from './pattern-class';

/** Secrets that a program itself gives away: in its logs, its errors and the addresses that it asks for. */
export const leakClasses: readonly PatternClass[] = [
  {
    id: 'keyward/secret-in-log', title: 'Secret in a log', severity: 'error', cwe: 532, documentation: cwePage(532),
    description: 'A secret is written to a log, to the terminal or to an output that is kept.',
    why: 'Logs are copied to other machines, searched by other people and kept for years. Whoever reads one has the secret, long after the program has ended, and nothing shows that it was read.',
    remediation: 'Leave the value out, or log that it is there and not what it is. If it was logged already, change the secret.',
    finds: [
      'a value that the detector found, or one with the name of a secret, given to a logger or to standard output',
      'the same inside of a template, a format, an object that is printed whole, or behind a function of the same file',
      'headers of a request, which hold the authorization',
      'Terraform variables and outputs that are not marked sensitive, and log formats of nginx with tokens',
    ],
  },
  {
    id: 'keyward/secret-in-error', title: 'Secret in an error', severity: 'error', cwe: 209, documentation: cwePage(209),
    description: 'A secret becomes a part of an error\'s message.',
    why: 'Errors travel further than anybody plans: into logs, into reports that are sent to a service, and into answers to clients.',
    remediation: 'Say which secret was refused, by its name, and leave the value out of the message.',
    finds: ['a value that the detector found, or one with the name of a secret, in the message of an error that is made or thrown'],
  },
  {
    id: 'keyward/stack-trace-exposed', title: 'Error details sent to a client', severity: 'warning', cwe: 209, documentation: cwePage(209),
    description: 'The text or the stack of an error is sent to whoever asked.',
    why: 'A stack tells an attacker the program\'s parts and versions, and an error\'s text often quotes what was being processed: queries, addresses with passwords, paths.',
    remediation: 'Answer with a general message and an id; write the details with that id to the log.',
    finds: [
      'an error, its message or its stack in the body of an answer',
      'settings that make a framework do so: Django\'s DEBUG, Spring Boot\'s stack traces, Rails\' local requests',
    ],
  },
  {
    id: 'keyward/secret-in-url', title: 'Secret in a URL', severity: 'error', cwe: 598, documentation: cwePage(598),
    description: 'A secret is a part of an address: in its query, its path or before the @.',
    why: 'Addresses are written to the logs of every server and proxy on the way, to the browser\'s history, and to the Referer header of the next page.',
    remediation: 'Send it in an Authorization header or in the body of the request.',
    finds: [
      'a secret put into the query or the path of a request\'s address, or before the @',
      'a handler that reads a password or token from the query of a GET request',
    ],
  },
];
