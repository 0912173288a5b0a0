import { NOTHING, type Carried, type Flow } from './carried';

/** Members of anything that hold nothing of it. */
const HARMLESS_MEMBERS = /^(?:length|size|count|type|kind|name|code|status|statusCode|id|Length|Count|Name|Type)$/;
/** Members that are the thing itself in another dress. */
const SAME_MEMBERS = /^(?:value|raw|plain|plaintext|text|data|string|String|Value|message|Message|msg|detail|details|description|localizedDescription|debugDescription|failureReason|body|toString|inner)$/;

/** What a field holds of what its whole object holds. */
export function inheritedBy(property: string, whole: Flow): Flow {
  if (whole.length === 0 || HARMLESS_MEMBERS.test(property)) return NOTHING;
  const same = SAME_MEMBERS.test(property);
  const keeps = ({ label, because }: Carried): boolean => {
    // Which field it is that holds the secret is known.
    if (because === 'field') return false;
    switch (label) {
      case 'secret': case 'error': case 'headers': case 'digest': case 'weak-random': return same;
      case 'request': case 'trace': return true;
      case 'parameter': return false;
    }
  };
  return whole.filter(keeps);
}
