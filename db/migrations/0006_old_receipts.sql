-- Receipts of orders that came before the table: the journal knows them, their files were never kept.
insert into receipts (id, order_id, file_hash, claimed_amount, created_at)
select payload->>'receiptId', order_id, payload->>'fileHash', (payload->>'claimedAmount')::bigint, occurred_at
from order_events where kind = 'receipt_submitted'
on conflict (id) do nothing;
