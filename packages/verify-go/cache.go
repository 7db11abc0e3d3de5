package verify

import (
	"container/list"
	"sync"
	"time"
)

type key [32]byte

type held struct {
	key   key
	token *Token
	until time.Time
}

// cache keeps answers until their time, in a bounded number: the one longest unused goes first.
type cache struct {
	mutex sync.Mutex
	max   int
	order *list.List
	byKey map[key]*list.Element
}

func newCache(max int) *cache {
	return &cache{max: max, order: list.New(), byKey: map[key]*list.Element{}}
}

func (c *cache) get(of key, now time.Time) *Token {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	element, found := c.byKey[of]
	if !found {
		return nil
	}
	one := element.Value.(held)
	if !now.Before(one.until) {
		c.remove(element)
		return nil
	}
	c.order.MoveToBack(element)
	return one.token
}

func (c *cache) set(of key, token *Token, until, now time.Time) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if element, found := c.byKey[of]; found {
		c.remove(element)
	}
	if !now.Before(until) || c.max <= 0 {
		return
	}
	if c.order.Len() >= c.max {
		c.remove(c.order.Front())
	}
	c.byKey[of] = c.order.PushBack(held{of, token, until})
}

func (c *cache) forget(of key) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if element, found := c.byKey[of]; found {
		c.remove(element)
	}
}

func (c *cache) size() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.order.Len()
}

func (c *cache) remove(element *list.Element) {
	c.order.Remove(element)
	delete(c.byKey, element.Value.(held).key)
}
