import type { LookupRequest } from '../plan';
import type { PlaceholderForm } from './yaml-placeholder';

/** Names that Docker Compose looks for: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file */
export function isComposeFile({ languageId, path }: LookupRequest): boolean {
  return languageId === 'dockercompose' || (languageId === 'yaml' && path !== undefined && /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(path));
}

/**
 * docker-compose: `${NAME:?NAME is not set}`, which Compose reads from its own environment and refuses to start
 * without. It interpolates in values only. Source: https://docs.docker.com/reference/compose-file/interpolation/
 */
export const composeForm: PlaceholderForm = {
  form: '${…:?}', notes: ['compose-needs-environment'], reserved: /\$/,
  placeholder: ({ name }) => `\${${name}:?${name} is not set}`,
};
