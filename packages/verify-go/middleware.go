package verify

import (
	"context"
	"fmt"
	"net/http"
	"strings"
)

type contextKey struct{}

// FromContext is the token of a request that Require has let through.
func FromContext(ctx context.Context) *Token {
	token, _ := ctx.Value(contextKey{}).(*Token)
	return token
}

// Require lets requests through that carry a valid token with all of these scopes: as bearer, or as the password of Basic.
func (v *Verifier) Require(next http.Handler, scopes ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, found := readToken(r)
		if !found {
			refuse(w, http.StatusUnauthorized, "", "Send an access token.")
			return
		}
		token, err := v.Verify(r.Context(), text)
		if err != nil {
			w.Header().Set("Retry-After", "5")
			http.Error(w, "The access token can not be checked right now.", http.StatusServiceUnavailable)
			return
		}
		if token == nil {
			refuse(w, http.StatusUnauthorized, `, error="invalid_token"`, "The access token is not valid.")
			return
		}
		for _, scope := range scopes {
			if !token.Has(scope) {
				challenge := fmt.Sprintf(`, error="insufficient_scope", scope="%s"`, strings.Join(scopes, " "))
				refuse(w, http.StatusForbidden, challenge, fmt.Sprintf("The access token lacks %s.", scope))
				return
			}
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, token)))
	})
}

func readToken(r *http.Request) (string, bool) {
	if _, password, isBasic := r.BasicAuth(); isBasic {
		return password, true
	}
	scheme, text, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	text = strings.TrimSpace(text)
	return text, strings.EqualFold(scheme, "bearer") && text != ""
}

func refuse(w http.ResponseWriter, status int, challenge, text string) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="Gatehouse"`+challenge)
	http.Error(w, text, status)
}
