test("Node's own loader has loaded Prism, whose newer versions need ES modules", () => {
  const loaded = Object.keys(require.cache);

  expect(loaded.filter(file => file.includes('@token-clients'))).not.toEqual([]);
  expect(loaded.filter(file => file.includes('@stoplight'))).toEqual([]);
});
