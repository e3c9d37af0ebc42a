import 'dart:convert';
import 'dart:io';

import 'package:http/http.dart' as http;

Future<void> main() async {
  final url = Uri.parse('https://api.studio.example/v1/projects/prj_0001/renders');
  final request = http.Request('POST', url);
  request.headers['X-Studio-Key'] = (Platform.environment['STUDIO_ACCOUNT_API_KEY'] ?? (throw StateError('STUDIO_ACCOUNT_API_KEY is not set')));
  request.headers['Content-Type'] = 'application/json';
  request.bodyBytes = utf8.encode('''{
  "model": "tide-2",
  "source": {
    "kind": "text",
    "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
    "seed": 7
  },
  "format": "mp4",
  "resolution": "1080p",
  "seconds": 6,
  "labels": {
    "scene": "1"
  }
}''');

  final response = await request.send();
  await stdout.addStream(response.stream);
  if (response.statusCode >= 400) {
    throw HttpException('the server answered ${response.statusCode}');
  }
}
