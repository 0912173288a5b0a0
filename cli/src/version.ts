import { version } from '../../package.json';

/** The one version of extension, server and terminal program. */
export const programVersion = version;
