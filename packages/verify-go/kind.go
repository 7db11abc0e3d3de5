package verify

import (
	"hash/crc32"
	"strings"
)

// Kind is whose token a text is, by its form alone.
type Kind string

const (
	None         Kind = ""
	Account      Kind = "account"
	Organization Kind = "organization"
)

const (
	alphabet     = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	afterPrefix  = 36
	checksumSize = 6
)

// KindOf checks prefix, length, alphabet and checksum of a token without asking anybody. The prefix is Gatehouse's setting
// TOKEN_PREFIX, by default "gate".
func KindOf(token, prefix string) Kind {
	for kind, word := range map[Kind]string{Account: "_pat_", Organization: "_oat_"} {
		rest, found := strings.CutPrefix(token, prefix+word)
		if !found || len(rest) != afterPrefix || strings.Trim(rest, alphabet) != "" {
			continue
		}
		end := len(token) - checksumSize
		if checksum(token[:end]) == token[end:] {
			return kind
		}
	}
	return None
}

// checksum is the CRC-32 of a text in base62.
func checksum(text string) string {
	rest := crc32.ChecksumIEEE([]byte(text))
	digits := make([]byte, checksumSize)
	for place := checksumSize - 1; place >= 0; place-- {
		digits[place] = alphabet[rest%62]
		rest /= 62
	}
	return string(digits)
}
