// Package verify asks Gatehouse what an access token may do (RFC 7662).
package verify

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// ErrUnavailable is wrapped by every error that means that Gatehouse gave no answer. Treat it as a refusal.
var ErrUnavailable = errors.New("gatehouse is unavailable")

// Token is what may be used now.
type Token struct {
	ID        string
	OwnerID   string
	OwnerName string
	// The service that the scopes are permissions of; else Gatehouse's address.
	Audience string
	ClientID string
	Scopes   []string
}

// Has says whether a token has a scope.
func (t *Token) Has(scope string) bool { return slices.Contains(t.Scopes, scope) }

// Options are those of a Verifier. URL, ClientID and ClientSecret are needed.
type Options struct {
	// Gatehouse's address.
	URL string
	// Of the application, from its page in Gatehouse.
	ClientID     string
	ClientSecret string
	// The word that tokens begin with; "gate" if empty.
	Prefix string
	// How many answers are kept at most; 10,000 if 0, none if negative.
	MaxEntries int
	// How long an answer is kept at most, beside the reuse time of the application; a minute if 0, not at all if negative.
	MaxAge time.Duration
	// How long to wait for an answer; 3 seconds if 0.
	Timeout time.Duration
	// http.DefaultClient without redirects if nil.
	Client *http.Client
}

// Verifier asks about tokens, and keeps answers for as long as it may. It is safe for many goroutines.
type Verifier struct {
	options  Options
	endpoint string
	answers  *cache
	mutex    sync.Mutex
	underWay map[key]*question
}

type question struct {
	done  chan struct{}
	token *Token
	err   error
}

// New makes a Verifier.
func New(options Options) (*Verifier, error) {
	if options.URL == "" || options.ClientID == "" || options.ClientSecret == "" {
		return nil, errors.New("set URL, ClientID and ClientSecret")
	}
	if options.Prefix == "" {
		options.Prefix = "gate"
	}
	if options.MaxEntries == 0 {
		options.MaxEntries = 10_000
	}
	if options.MaxAge == 0 {
		options.MaxAge = time.Minute
	}
	if options.Timeout == 0 {
		options.Timeout = 3 * time.Second
	}
	if options.Client == nil {
		options.Client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		}}
	}
	return &Verifier{
		options:  options,
		endpoint: strings.TrimRight(options.URL, "/") + "/oauth/introspect",
		answers:  newCache(options.MaxEntries),
		underWay: map[key]*question{},
	}, nil
}

// Verify tells what a token may do now; nil for one that may not be used. What is no token at all is refused without asking.
// An error means that there is no answer.
func (v *Verifier) Verify(ctx context.Context, token string) (*Token, error) {
	if KindOf(token, v.options.Prefix) == None {
		return nil, nil
	}
	// A process that is looked into shows no secrets.
	of := key(sha256.Sum256([]byte(token)))
	if known := v.answers.get(of, time.Now()); known != nil {
		return known, nil
	}
	v.mutex.Lock()
	asked, shared := v.underWay[of]
	if !shared {
		asked = &question{done: make(chan struct{})}
		v.underWay[of] = asked
		go v.ask(of, token, asked)
	}
	v.mutex.Unlock()
	select {
	case <-asked.done:
		return asked.token, asked.err
	case <-ctx.Done():
		return nil, errors.Join(ErrUnavailable, ctx.Err())
	}
}

// ask belongs to all who wait for the answer, so that one who gives up does not end it for the others.
func (v *Verifier) ask(of key, token string, asked *question) {
	begun := time.Now()
	found, reusable, err := v.introspect(token)
	v.mutex.Lock()
	// One that was forgotten meanwhile is from before that.
	if v.underWay[of] == asked {
		delete(v.underWay, of)
		if found != nil {
			// Only what is active is kept: what is not may be the next moment.
			v.answers.set(of, found, begun.Add(min(reusable, v.options.MaxAge)), time.Now())
		}
	}
	v.mutex.Unlock()
	asked.token, asked.err = found, err
	close(asked.done)
}

// Forget has the next call ask about this token.
func (v *Verifier) Forget(token string) {
	of := key(sha256.Sum256([]byte(token)))
	v.mutex.Lock()
	defer v.mutex.Unlock()
	delete(v.underWay, of)
	v.answers.forget(of)
}

// Cached is how many answers are kept.
func (v *Verifier) Cached() int { return v.answers.size() }
