let taken: { path: string; token: string } | null = null;

/**
 * The token of a mailed link, from the fragment or the query. It is taken out of the address at once, so that it stays
 * neither in the history nor in a screenshot; rendering again still finds it.
 */
export function linkToken(): string {
  const { hash, search, pathname } = window.location;
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? new URLSearchParams(search).get('token');
  if (token) {
    taken = { path: pathname, token };
    window.history.replaceState(window.history.state, '', pathname);
  }
  return taken?.path === pathname ? taken.token : '';
}
