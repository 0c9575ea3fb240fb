-- Rankings of changing tasks at a steady pace: each connection waits between its requests so that all together send RATE a second.
local rate = tonumber(os.getenv("RATE") or "200")
local connections = tonumber(os.getenv("CONNECTIONS") or "20")
local key = os.getenv("CHATOPS_KEY")
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  failed, count = 0, 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  if key then wrk.headers["Authorization"] = "Bearer " .. key end
end

function delay()
  return 1000 * connections / rate - 4 -- an answer and the timer take about so long; the rate that came of it is printed
end

function request()
  count = count + 1
  return wrk.format(nil, nil, nil, string.format('{"taskId":"TASK-%d","top":5}', 101 + (count * 37) % 337))
end

function response(status)
  if status ~= 200 then failed = failed + 1 end
end

function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("failed") end
  local errors = summary.errors
  print(string.format('{"requests":%d,"per_s":%.1f,"p50_ms":%.2f,"p99_ms":%.2f,"max_ms":%.2f,"errors":%d}',
    summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    wrong + errors.connect + errors.read + errors.write + errors.timeout))
end
