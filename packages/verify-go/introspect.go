package verify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const mostBytes = 1 << 20

// answer is what RFC 7662, 2.2, says.
type answer struct {
	Active   *bool   `json:"active"`
	Scope    string  `json:"scope"`
	ClientID string  `json:"client_id"`
	Username string  `json:"username"`
	Subject  string  `json:"sub"`
	Audience string  `json:"aud"`
	ID       string  `json:"jti"`
	Expires  float64 `json:"exp"`
}

// introspect asks once. The duration is for how long from the question on the answer may be used.
func (v *Verifier) introspect(token string) (*Token, time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), v.options.Timeout)
	defer cancel()
	form := strings.NewReader(url.Values{"token": {token}}.Encode())
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, v.endpoint, form)
	if err != nil {
		return nil, 0, errors.Join(ErrUnavailable, err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Accept", "application/json")
	request.SetBasicAuth(url.QueryEscape(v.options.ClientID), url.QueryEscape(v.options.ClientSecret))
	response, err := v.options.Client.Do(request)
	if err != nil {
		return nil, 0, errors.Join(ErrUnavailable, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, 0, fmt.Errorf("%w: it answered %d", ErrUnavailable, response.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, mostBytes+1))
	var said answer
	if err == nil && len(body) > mostBytes {
		err = errors.New("the answer is too long")
	}
	if err == nil {
		err = json.Unmarshal(body, &said)
	}
	if err != nil || said.Active == nil {
		return nil, 0, errors.Join(ErrUnavailable, err)
	}
	if !*said.Active {
		return nil, 0, nil
	}
	return tokenOf(said), reusable(said.Expires, response.Header.Get("Date")), nil
}

func tokenOf(said answer) *Token {
	return &Token{
		ID:        said.ID,
		OwnerID:   said.Subject,
		OwnerName: said.Username,
		Audience:  said.Audience,
		ClientID:  said.ClientID,
		Scopes:    strings.Fields(said.Scope),
	}
}

// reusable counts by Gatehouse's own clock, since this one may be wrong; without it, an answer is not used again.
func reusable(expires float64, date string) time.Duration {
	now, err := http.ParseTime(date)
	left := expires - float64(now.Unix())
	if err != nil || left <= 0 {
		return 0
	}
	// More than any limit, and no overflow.
	return time.Duration(min(left, 3600) * float64(time.Second))
}
