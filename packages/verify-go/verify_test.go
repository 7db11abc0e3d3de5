package verify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Secrets with right checksums, made by another implementation of them.
const (
	account      = "gate_pat_8aspm4G7VmSUfOoD6V1vrORcmn0iSH2C5qFp"
	organization = "gate_oat_ztys355NrAlpgsJGcDc2bhARePpktW1yAW58"
)

func activeUntil(expires any) map[string]any {
	return map[string]any{
		"active": true, "scope": "read write", "username": "ada", "sub": "b0b", "aud": "npm", "jti": "a-token", "exp": expires,
	}
}

func in(seconds int64) int64 { return time.Now().Unix() + seconds }

// standIn answers like an introspection endpoint and counts how often it was asked.
func standIn(t *testing.T, options Options, answer func(times int32, w http.ResponseWriter, r *http.Request)) (*Verifier, *atomic.Int32) {
	t.Helper()
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer(asked.Add(1), w, r)
	}))
	t.Cleanup(server.Close)
	options.URL, options.ClientID, options.ClientSecret = server.URL, "app_1", "s:e cret"
	verifier, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	return verifier, &asked
}

func saying(body func() any) func(int32, http.ResponseWriter, *http.Request) {
	return func(_ int32, w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(body()) }
}

func verify(t *testing.T, verifier *Verifier, token string) *Token {
	t.Helper()
	found, err := verifier.Verify(context.Background(), token)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func expectAsked(t *testing.T, asked *atomic.Int32, times int32) {
	t.Helper()
	if asked.Load() != times {
		t.Fatalf("asked %d times, not %d", asked.Load(), times)
	}
}

func TestKindOf(t *testing.T) {
	if KindOf(account, "gate") != Account || KindOf(organization, "gate") != Organization {
		t.Fatal("a token is not known by its form")
	}
	for at := range account {
		other := "a"
		if account[at] == 'a' {
			other = "b"
		}
		if KindOf(account[:at]+other+account[at+1:], "gate") != None {
			t.Fatalf("a change at %d is not noticed", at)
		}
	}
	for _, text := range []string{"", "x", account + " ", account[1:], account + "0", strings.Repeat("x", 1e7)} {
		if KindOf(text, "gate") != None {
			t.Fatalf("%.50q is a token", text)
		}
	}
	if KindOf(account, "acme") != None {
		t.Fatal("the prefix is not looked at")
	}
}

func TestAsksAndTells(t *testing.T) {
	verifier, asked := standIn(t, Options{}, func(_ int32, w http.ResponseWriter, r *http.Request) {
		id, secret, _ := r.BasicAuth()
		if r.Method != "POST" || r.URL.Path != "/oauth/introspect" || id != "app_1" || secret != "s%3Ae+cret" {
			t.Errorf("asked %s %s as %s:%s", r.Method, r.URL, id, secret)
		}
		if r.FormValue("token") != account {
			t.Errorf("asked about %q", r.FormValue("token"))
		}
		_ = json.NewEncoder(w).Encode(activeUntil(in(5)))
	})
	token := verify(t, verifier, account)
	if token.ID != "a-token" || token.OwnerName != "ada" || token.Audience != "npm" || !token.Has("read") || token.Has("rea") {
		t.Fatalf("%+v", token)
	}
	if verify(t, verifier, "nonsense") != nil {
		t.Fatal("nonsense is a token")
	}
	expectAsked(t, asked, 1)
}

func TestKeepsAnAnswerUntilItsExp(t *testing.T) {
	verifier, asked := standIn(t, Options{}, saying(func() any { return activeUntil(in(1)) }))
	verify(t, verifier, account)
	verify(t, verifier, account)
	expectAsked(t, asked, 1)
	time.Sleep(1010 * time.Millisecond)
	verify(t, verifier, account)
	expectAsked(t, asked, 2)
}

func TestKeepsNothingElse(t *testing.T) {
	for _, expires := range []any{in(0), in(-60), nil} {
		verifier, asked := standIn(t, Options{}, saying(func() any { return activeUntil(expires) }))
		verify(t, verifier, account)
		verify(t, verifier, account)
		expectAsked(t, asked, 2)
	}
	verifier, asked := standIn(t, Options{MaxAge: -1}, saying(func() any { return activeUntil(in(3600)) }))
	verify(t, verifier, account)
	verify(t, verifier, account)
	expectAsked(t, asked, 2)
}

func TestCountsByTheClockOfGatehouse(t *testing.T) {
	ahead := time.Now().Add(time.Hour)
	verifier, asked := standIn(t, Options{}, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", ahead.UTC().Format(http.TimeFormat))
		_ = json.NewEncoder(w).Encode(activeUntil(ahead.Unix()))
	})
	verify(t, verifier, account)
	verify(t, verifier, account)
	expectAsked(t, asked, 2)
}

func TestIsBounded(t *testing.T) {
	verifier, asked := standIn(t, Options{MaxEntries: 1}, saying(func() any { return activeUntil(in(60)) }))
	verify(t, verifier, account)
	verify(t, verifier, organization)
	verify(t, verifier, organization)
	expectAsked(t, asked, 2)
	if verifier.Cached() != 1 {
		t.Fatalf("%d are kept", verifier.Cached())
	}
	verifier.Forget(organization)
	verify(t, verifier, organization)
	expectAsked(t, asked, 3)
}

func TestForgetsAnAnswerOnItsWay(t *testing.T) {
	arrived := make(chan struct{})
	verifier, _ := standIn(t, Options{}, func(times int32, w http.ResponseWriter, _ *http.Request) {
		if times > 1 {
			fmt.Fprint(w, `{"active":false}`)
			return
		}
		close(arrived)
		time.Sleep(100 * time.Millisecond)
		_ = json.NewEncoder(w).Encode(activeUntil(in(60)))
	})
	before := make(chan *Token)
	go func() {
		token, _ := verifier.Verify(context.Background(), account)
		before <- token
	}()
	<-arrived
	verifier.Forget(account)
	if verify(t, verifier, account) != nil {
		t.Fatal("the answer from before was shared")
	}
	if <-before == nil {
		t.Fatal("who asked before got no answer")
	}
	if verify(t, verifier, account) != nil || verifier.Cached() != 0 {
		t.Fatal("the answer from before was kept")
	}
}

func TestKeepsNoRefusal(t *testing.T) {
	verifier, _ := standIn(t, Options{}, func(times int32, w http.ResponseWriter, _ *http.Request) {
		if times == 1 {
			fmt.Fprint(w, `{"active":false}`)
			return
		}
		_ = json.NewEncoder(w).Encode(activeUntil(in(5)))
	})
	if verify(t, verifier, account) != nil || verify(t, verifier, account) == nil {
		t.Fatal("a refusal was kept")
	}
}

func TestAsksOnceForMany(t *testing.T) {
	verifier, asked := standIn(t, Options{}, func(_ int32, w http.ResponseWriter, _ *http.Request) {
		time.Sleep(100 * time.Millisecond)
		_ = json.NewEncoder(w).Encode(activeUntil(in(0)))
	})
	var all sync.WaitGroup
	for range 100 {
		all.Add(1)
		go func() {
			defer all.Done()
			if token, err := verifier.Verify(context.Background(), account); token == nil || err != nil {
				t.Errorf("%v, %v", token, err)
			}
		}()
	}
	all.Wait()
	expectAsked(t, asked, 1)
}

func TestClosesWithoutAnAnswer(t *testing.T) {
	for name, answer := range map[string]func(w http.ResponseWriter){
		"500":     func(w http.ResponseWriter) { w.WriteHeader(500); fmt.Fprint(w, `{"active":true}`) },
		"401":     func(w http.ResponseWriter) { w.WriteHeader(401) },
		"302":     func(w http.ResponseWriter) { w.Header().Set("Location", "http://127.0.0.1:1/"); w.WriteHeader(302) },
		"no JSON": func(w http.ResponseWriter) { fmt.Fprint(w, "no JSON") },
		"nothing": func(w http.ResponseWriter) { fmt.Fprint(w, "{}") },
		"text":    func(w http.ResponseWriter) { fmt.Fprint(w, `{"active":"true"}`) },
		"too long": func(w http.ResponseWriter) {
			fmt.Fprintf(w, `{"active":true,"x":"%s"}`, strings.Repeat("x", mostBytes))
		},
		"too late":  func(w http.ResponseWriter) { time.Sleep(400 * time.Millisecond) },
		"cut short": func(w http.ResponseWriter) { w.Header().Set("Content-Length", "99"); fmt.Fprint(w, `{"active":true}`) },
	} {
		verifier, _ := standIn(t, Options{Timeout: 200 * time.Millisecond}, func(_ int32, w http.ResponseWriter, _ *http.Request) {
			answer(w)
		})
		if token, err := verifier.Verify(context.Background(), account); token != nil || !errors.Is(err, ErrUnavailable) {
			t.Errorf("%s: %v, %v", name, token, err)
		}
	}
}

func TestRequire(t *testing.T) {
	verifier, _ := standIn(t, Options{}, func(_ int32, w http.ResponseWriter, r *http.Request) {
		if r.FormValue("token") == account {
			_ = json.NewEncoder(w).Encode(activeUntil(in(5)))
			return
		}
		fmt.Fprint(w, `{"active":false}`)
	})
	unavailable, _ := New(Options{URL: "http://127.0.0.1:1", ClientID: "a", ClientSecret: "b"})
	whose := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, FromContext(r.Context()).OwnerName) })
	realm := `Bearer realm="Gatehouse"`
	basic := &http.Request{Header: http.Header{}}
	basic.SetBasicAuth("ada", account)
	for _, one := range []struct {
		handler   http.Handler
		header    string
		status    int
		challenge string
	}{
		{verifier.Require(whose), "Bearer " + account, 200, ""},
		{verifier.Require(whose, "read", "write"), "bearer " + account, 200, ""},
		{verifier.Require(whose), basic.Header.Get("Authorization"), 200, ""},
		{verifier.Require(whose), "", 401, realm},
		{verifier.Require(whose), "Bearer", 401, realm},
		{verifier.Require(whose), "Digest " + account, 401, realm},
		{verifier.Require(whose), "Bearer nonsense", 401, realm + `, error="invalid_token"`},
		{verifier.Require(whose), "Bearer " + organization, 401, realm + `, error="invalid_token"`},
		{verifier.Require(whose, "read", "admin"), "Bearer " + account, 403, realm + `, error="insufficient_scope", scope="read admin"`},
		{unavailable.Require(whose), "Bearer " + account, 503, ""},
	} {
		recorder := httptest.NewRecorder()
		request := httptest.NewRequest("GET", "/", nil)
		request.Header.Set("Authorization", one.header)
		one.handler.ServeHTTP(recorder, request)
		if recorder.Code != one.status || recorder.Header().Get("WWW-Authenticate") != one.challenge {
			t.Errorf("%q: %d %q", one.header, recorder.Code, recorder.Header().Get("WWW-Authenticate"))
		}
	}
}

// With a Gatehouse that the environment names, as its own tests do.
func TestWithGatehouse(t *testing.T) {
	url, token := os.Getenv("GATEHOUSE_URL"), os.Getenv("GATEHOUSE_TOKEN")
	if url == "" {
		t.Skip("GATEHOUSE_URL is not set")
	}
	verifier, err := New(Options{URL: url, ClientID: os.Getenv("GATEHOUSE_CLIENT_ID"), ClientSecret: os.Getenv("GATEHOUSE_CLIENT_SECRET")})
	if err != nil {
		t.Fatal(err)
	}
	found := verify(t, verifier, token)
	if found == nil || found.OwnerName != os.Getenv("GATEHOUSE_OWNER") {
		t.Fatalf("%+v", found)
	}
	if verify(t, verifier, organization) != nil {
		t.Fatal("a token that nobody has is valid")
	}
}
