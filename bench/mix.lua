-- What wrk asks for: of ten requests nine are of the first file, one of the second; `wrk -s mix.lua URL -- COMMON RARE`.
local common, rare = {}, {}

local function read(path, into)
  for line in io.lines(path) do into[#into + 1] = wrk.format("GET", line) end
end

local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
  wrk.headers["Accept"] = "text/html,*/*;q=0.8"
  math.randomseed(20161031 + number)
  read(args[1], common)
  read(args[2], rare)
end

function request()
  local from = math.random(10) == 1 and rare or common
  return from[math.random(#from)]
end
