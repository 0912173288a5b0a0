// Stands in bundles for what node-vault loads and Keyward never lets it use: its way to the network, its templates, its
// schemas, its log and its list of the API. Half a megabyte less, and code that is not there cannot follow a redirect.
module.exports = () => () => {
  throw new Error('this part of node-vault is not in Keyward');
};
