/** The kinds of store. `failover` puts several stores behind one name. */
export type StoreType = 'local' | 'keychain' | 'hashicorp' | 'aws' | 'azure' | 'kubernetes' | 'failover';
