import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import type { FeatureRoute } from '@/shared/feature';
import { currentTokens } from '@/shared/session/tokens';
import { features } from './features';
import { NotFound, RouteError } from './Fallbacks';
import { lazyPage } from './lazyPage';
import { RoleGate } from './RoleGate';
import { Shell } from './Shell';

const root = createRootRoute({ component: Outlet });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  component: Shell,
  beforeLoad: ({ location }) => {
    if (!currentTokens()) throw redirect({ to: '/signin', search: { next: location.href } as never });
  },
});

function componentOf(route: FeatureRoute): RouteComponent {
  const { component, load, roles } = route;
  const page = (component ?? (load && lazyPage(route.path, load))) as RouteComponent | undefined;
  if (!page) throw new Error(`The route ${route.path} has neither a component nor a way to load one.`);
  if (!roles) return page;
  const Page = page;
  return function Gated() {
    return (
      <RoleGate roles={roles}>
        <Page />
      </RoleGate>
    );
  };
}

const routes = features.flatMap((feature) => feature.routes);
const publicRoutes = routes
  .filter((route) => route.access === 'public')
  .map((route) => createRoute({ getParentRoute: () => root, path: route.path, component: componentOf(route) }));
const signedInRoutes = routes
  .filter((route) => route.access !== 'public')
  .map((route) => createRoute({ getParentRoute: () => signedIn, path: route.path, component: componentOf(route) }));

/** An unknown address keeps the navigation around it; who is not signed in is asked to first. */
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([signedIn.addChildren([...signedInRoutes, nowhere]), ...publicRoutes]),
  basepath: '/app',
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});
