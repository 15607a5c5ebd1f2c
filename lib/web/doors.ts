/**
 * What the function `stop` answers, as API Gateway writes routes. All other paths are the pages'. So a flood of the
 * pages fills neither its function nor its throttle.
 */
export const STOP_ROUTES = ['/stop', '/stop/{proxy+}', '/slack/command', '/signal', '/freeze'] as const;

const REST = '/{proxy+}';

/** Whether a path leads to the function `stop`. */
export const isStopDoor = (path: string): boolean =>
  STOP_ROUTES.some((route) =>
    route.endsWith(REST) ? path.startsWith(route.slice(0, -REST.length + 1)) : path === route,
  );
