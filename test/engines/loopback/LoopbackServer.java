import java.lang.reflect.Field;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local has no option for the address it binds and takes all of them. It keeps its Jetty server in a private
 * field: this sets that server's connectors to 127.0.0.1 before it starts, and refuses to start when it finds none.
 */
final class LoopbackServer {
  private LoopbackServer() {}

  public static void main(String[] arguments) throws Exception {
    DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(arguments);
    Field held = DynamoDBProxyServer.class.getDeclaredField("server");
    held.setAccessible(true);
    Server server = (Server) held.get(proxy);
    int bound = 0;
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setHost("127.0.0.1");
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
