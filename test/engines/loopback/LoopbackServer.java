import java.lang.reflect.Field;
import java.util.Arrays;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local has no option for the address it binds and takes all of them. It keeps its Jetty server in a private
 * field: this sets that server's connectors to 127.0.0.1 before it starts, and refuses to start when it finds none.
 * Nor does it take port 0 for a port of the system's choice: the first argument is the port, the others are its own.
 */
final class LoopbackServer {
  private LoopbackServer() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
    DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(own);
    Field held = DynamoDBProxyServer.class.getDeclaredField("server");
    held.setAccessible(true);
    Server server = (Server) held.get(proxy);
    int bound = 0;
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setHost("127.0.0.1");
        tcp.setPort(port);
        bound++;
      } else if (connector instanceof NetworkConnector) {
        throw new IllegalStateException("a network connector that cannot be bound to loopback: " + connector);
      }
    }
    if (bound == 0) throw new IllegalStateException("no connector to bind to loopback");
    proxy.start();
    proxy.join();
  }
}
