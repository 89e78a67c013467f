-- An order with nothing to send waits for nobody from the moment it is placed; those before this stood in the queue.
UPDATE orders o SET sent_at = o.placed_at
  WHERE o.state = 'placed' AND o.sent_at IS NULL
    AND NOT EXISTS (SELECT FROM order_lines l WHERE l.order_id = o.id AND l.requires_shipping);
