/**
 * Takes the place of `node:http` in every bundle, with what packages and adapters use of it. Whoever imports Node's
 * own as a module has all its exports read, `WebSocket` among them, for which Node loads the whole of `fetch`.
 */
const http = process.getBuiltinModule('node:http');
export const { Agent, request } = http;
export default http;
