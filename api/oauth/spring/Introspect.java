import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/** Authenticates each token of its input as a resource server of Spring Security does, and prints who that is. */
public final class Introspect {
  public static void main(String[] words) throws Exception {
    var introspector =
        SpringOpaqueTokenIntrospector.withIntrospectionUri(words[0])
            .clientId(words[1])
            .clientSecret(words[2])
            .build();
    var provider = new OpaqueTokenAuthenticationProvider(introspector);
    var input = new BufferedReader(new InputStreamReader(System.in));
    for (String token; (token = input.readLine()) != null; ) {
      System.out.println(describe(provider, token));
      System.out.flush();
    }
  }

  private static String describe(OpaqueTokenAuthenticationProvider provider, String token) {
    try {
      Authentication who = provider.authenticate(new BearerTokenAuthenticationToken(token));
      var authorities =
          who.getAuthorities().stream().map(Object::toString).sorted().collect(Collectors.joining(","));
      return who.getName() + " " + authorities;
    } catch (RuntimeException refusal) {
      return refusal.getClass().getSimpleName();
    }
  }
}
