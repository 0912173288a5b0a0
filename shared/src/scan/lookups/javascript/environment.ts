/** What Node.js code reads the environment from: https://nodejs.org/api/process.html#processenv */
export const NODE_ENVIRONMENT = 'process.env';
