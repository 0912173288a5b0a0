import assert from 'node:assert/strict';
import { encodingInWords, encodingsOf } from '../../../../shared/src/core/decode/encoding-words';

describe('the encodings of a chain', () => {
  it('are named from the outside inwards', () => {
    const chain = [{ kind: 'base64' }, { kind: 'part', start: 1, end: 9 }, { kind: 'percent' }] as const;
    assert.deepEqual(encodingsOf(chain), ['base64', 'percent']);
    assert.equal(encodingInWords(chain), 'in base64, in percent-encoding');
    assert.equal(encodingInWords([{ kind: 'hex' }]), 'in hexadecimal');
    assert.equal(encodingInWords([{ kind: 'xml-entities' }]), 'in XML entities');
  });

  it('are none where a literal only has escapes', () => {
    assert.equal(encodingInWords([]), undefined);
    assert.equal(encodingInWords([{ kind: 'string-escapes', dialect: 'json' }]), undefined);
  });
});
