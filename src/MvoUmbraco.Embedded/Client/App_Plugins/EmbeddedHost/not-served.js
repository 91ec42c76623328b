// What the client offers and this host does not serve is taken out of its registry, so that no button is left without an
// effect. This is a matter of the host and not of any plugin: on full Umbraco all of it stays.
const notServed = [];

export const onInit = (_host, registry) => notServed.forEach((alias) => registry.exclude(alias));

export const onUnload = () => {};
