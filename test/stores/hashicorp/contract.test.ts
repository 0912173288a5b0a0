import type { OpenBao, OpenBaoMode } from '../../support/openbao';
import { requireOpenBao, startOpenBao } from '../../support/openbao';
import { valueOf } from '../../support/local-vault';
import { storeContract } from '../contract';
import { ALL_RULES, makeAppRole, openStore } from './support/bao-world';

/** By AppRole, as programs sign in, with no more rights than a store needs; once in a folder of the mount. */
for (const [mode, prefix] of [['dev', ''], ['tls', 'team/a b']] as const satisfies readonly (readonly [OpenBaoMode, string])[]) {
  storeContract(`OpenBao, ${mode}`, async (context) => {
    context.timeout(60_000);
    requireOpenBao(context);
    const bao: OpenBao = await startOpenBao(mode);
    const role = await makeAppRole(bao, ALL_RULES);
    const [store, other] = [openStore(bao, { prefix }), openStore(bao, { prefix })];
    for (const each of [store, other]) valueOf(await each.signIn(await role.way()));
    return {
      store, other,
      close: async () => {
        for (const each of [store, other]) each.dispose();
        await bao.stop();
      },
    };
  });
}
